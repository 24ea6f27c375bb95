/** The parts of the settings, in the order of their list. */
export const sections = [
  { name: 'profile', hint: 'profileHint', href: '/settings/profile' },
  { name: 'account', hint: 'accountHint', href: '/settings/account' },
  { name: 'posting', hint: 'postingHint', href: '/settings/posting' },
  { name: 'privacy', hint: 'privacyHint', href: '/settings/privacy' },
  { name: 'tags', hint: 'tagsHint', href: '/settings/tags' },
  { name: 'notifications', hint: 'notificationsHint', href: '/settings/notifications' },
  { name: 'sessions', hint: 'sessionsWhere', href: '/settings/sessions' },
  { name: 'appearance', hint: 'appearanceHint', href: '/settings/appearance' },
  { name: 'keyboard', hint: 'keyboardHint', href: '/settings/keyboard' },
  { name: 'data', hint: 'dataHint', href: '/settings/data' },
] as const
