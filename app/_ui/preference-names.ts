export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeCookie = 'pipit-theme'
export const keyboardCookie = 'pipit-keyboard'
export const zoneCookie = 'pipit-zone'
