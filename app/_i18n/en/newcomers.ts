export const newcomers = {
  hint: ({ links, mentions, pictures }: { links: number; mentions: number; pictures: number }) =>
    `You are new here. Until tomorrow, or until others have answered you, a post can hold ${counted(links, 'link')}, name ${mentions === 1 ? 'one person' : `${mentions} people`} you have not met, and show ${counted(pictures, 'picture')}.`,
}

/** `one link`, `2 links`. */
function counted(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`
}
