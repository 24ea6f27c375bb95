/*
 * Which part of an image becomes the picture. Pure, so that the browser shows what the server does.
 */

export type Dimensions = { width: number; height: number }

/** The part by its upper left corner and its width, as fractions of the image; its height follows from the shape. */
export type Crop = { left: number; top: number; width: number }

/** How somebody looks at an image through a frame: how often enlarged, and what is in the middle, as fractions. */
export type View = { zoom: number; x: number; y: number }

export const wholeView: View = { zoom: 1, x: 0.5, y: 0.5 }
export const mostZoom = 5

/** How much of an image the frame shows, as fractions of its width and height: as much as fits at first. */
export function shown({ width, height }: Dimensions, aspect: number, zoom = 1): Dimensions {
  const ratio = width / height
  return { width: Math.min(1, aspect / ratio) / zoom, height: Math.min(1, ratio / aspect) / zoom }
}

/** The view nearest to this one in which the frame is full. */
export function kept({ zoom, x, y }: View, image: Dimensions, aspect: number): View {
  const near = within(1, mostZoom)(zoom)
  const { width, height } = shown(image, aspect, near)
  return { zoom: near, x: within(width / 2, 1 - width / 2)(x), y: within(height / 2, 1 - height / 2)(y) }
}

export function cropOf({ zoom, x, y }: View, image: Dimensions, aspect: number): Crop {
  const { width, height } = shown(image, aspect, zoom)
  // Halves of what was divided may miss the edge by a hair.
  return { left: Math.max(0, x - width / 2), top: Math.max(0, y - height / 2), width }
}

export type Region = Dimensions & { left: number; top: number }

/** The part in whole pixels, wholly inside the image and of this shape as nearly as pixels allow; the middle without a crop. */
export function regionOf(image: Dimensions, aspect: number, crop?: Crop): Region {
  const most = shown(image, aspect)
  const wanted = (crop?.width ?? most.width) * image.width
  const width = within(1, Math.max(1, Math.floor(most.width * image.width)))(Math.round(wanted))
  const height = within(1, image.height)(Math.round(width / aspect))
  const left = crop ? crop.left * image.width : (image.width - width) / 2
  const top = crop ? crop.top * image.height : (image.height - height) / 2
  return {
    width,
    height,
    left: within(0, image.width - width)(Math.round(left)),
    top: within(0, image.height - height)(Math.round(top)),
  }
}

const within = (least: number, most: number) => (value: number) => Math.min(most, Math.max(least, value))
