export const card = {
  place: (place: string) => `${place}: a bird, and the name of the place.`,
  profile: (name: string, place: string) => `${name} on ${place}.`,
  post: (name: string, text: string) => `A post by ${name}: ${text}`,
}
