export const keyboard = {
  title: 'Keyboard',
  close: 'Close',
  on: 'Use single keys',
  hint: 'They never get in the way while you type. Press ? anywhere to see them.',
  shortcuts: [
    ['j k', 'Next post, previous post'],
    ['Enter o', 'Open the post'],
    ['.', 'Show new posts'],
    ['n c', 'Write a post'],
    ['Ctrl+Enter', 'Send what you wrote'],
    ['g h', 'Go home'],
    ['g e', 'Go to Explore'],
    ['g p', 'Go to your profile'],
    ['g s', 'Go to the settings'],
    ['?', 'This list'],
    ['Esc', 'Close'],
  ] as [keys: string, what: string][],
}
