/** Whether an address is that of a card, an image that is drawn and waits in the queue of images. */
export const isCard = (path: string): boolean => /^\/(@|%40)\w+\/(\d+\/)?card\.png$/.test(path)
