export const nav = {
  main: 'Main',
  skip: 'Skip to content',
  home: 'Home',
  explore: 'Explore',
  profile: 'Profile',
  settings: 'Settings',
  compose: 'New post',
  signIn: 'Sign in',
  signUp: 'Sign up',
  signOut: 'Sign out',
  back: 'Back',
  sidebar: 'People and places',
}
