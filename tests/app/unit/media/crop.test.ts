import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropOf, kept, mostZoom, regionOf, wholeView } from '#app/_media/crop.ts'

const side = fc.integer({ min: 1, max: 12_000 })
const images = fc.record({ width: side, height: side })
const aspects = fc.constantFrom(1, 3)
const anything = fc.double({ noNaN: true, min: -10, max: 10 })
const views = fc.record({ zoom: anything, x: anything, y: anything })

test('whatever is asked for, what is cut out lies inside the image', () => {
  const crops = fc.record({ left: anything, top: anything, width: anything })
  fc.assert(
    fc.property(images, aspects, fc.option(crops, { nil: undefined }), (image, aspect, crop) => {
      const { left, top, width, height } = regionOf(image, aspect, crop)

      expect([left, top, width, height].every(Number.isInteger)).toBe(true)
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
      expect(left + width).toBeLessThanOrEqual(image.width)
      expect(top + height).toBeLessThanOrEqual(image.height)
    }),
  )
})

test('what is cut out has the shape of the frame, to the pixel', () => {
  fc.assert(
    fc.property(images, aspects, (image, aspect) => {
      const { width, height } = regionOf(image, aspect)
      fc.pre(Math.min(image.width, image.height) > aspect)

      expect(Math.abs(width / aspect - height)).toBeLessThanOrEqual(1)
    }),
  )
})

test('without a wish as much as fits is cut from the middle', () => {
  expect(regionOf({ width: 900, height: 500 }, 1)).toEqual({ left: 200, top: 0, width: 500, height: 500 })
  expect(regionOf({ width: 900, height: 500 }, 3)).toEqual({ left: 0, top: 100, width: 900, height: 300 })
  expect(regionOf({ width: 300, height: 500 }, 1)).toEqual({ left: 0, top: 100, width: 300, height: 300 })
})

test('however somebody drags and turns the wheel, the frame is full', () => {
  fc.assert(
    fc.property(views, images, aspects, (view, image, aspect) => {
      const near = kept(view, image, aspect)
      const { left, top, width } = cropOf(near, image, aspect)
      const height = (width * image.width) / aspect / image.height

      expect(near.zoom).toBeGreaterThanOrEqual(1)
      expect(near.zoom).toBeLessThanOrEqual(mostZoom)
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1e-9)
      expect(left + width).toBeLessThanOrEqual(1 + 1e-9)
      expect(top + height).toBeLessThanOrEqual(1 + 1e-9)
      expect(kept(near, image, aspect)).toEqual(near)
    }),
  )
})

test('what is seen at first is what is cut out without a wish', () => {
  fc.assert(
    fc.property(images, aspects, (image, aspect) => {
      const seen = regionOf(image, aspect, cropOf(wholeView, image, aspect))
      const middle = regionOf(image, aspect)

      expect(Math.abs(seen.left - middle.left)).toBeLessThanOrEqual(1)
      expect(Math.abs(seen.top - middle.top)).toBeLessThanOrEqual(1)
      expect(seen.width).toBe(middle.width)
    }),
  )
})
