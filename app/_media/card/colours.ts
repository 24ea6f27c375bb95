/* The light colours of `globals.css`: a card has no theme. */

/** A colour as `oklch()` names it, as SVG takes it (Björn Ottosson, "A perceptual color space for image processing"). */
export function oklch(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return `#${linear.map(encoded).join('')}`
}

function encoded(linear: number): string {
  const value = Math.min(1, Math.max(0, linear))
  const gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
  return Math.round(gamma * 255)
    .toString(16)
    .padStart(2, '0')
}

export const surface = '#ffffff'
export const ink = oklch(0.23, 0.012, 250)
export const muted = oklch(0.49, 0.014, 250)
export const line = oklch(0.91, 0.006, 85)
export const accent = oklch(0.5, 0.1, 195)

const hues = [195, 220, 250, 275, 300, 325, 350, 15, 35, 130, 150, 170]

/** The two ends of the gradient behind somebody's initials. */
export function gradient(which: number): [from: string, to: string] {
  const hue = hues[which] ?? 195
  return [oklch(0.58, 0.12, hue), oklch(0.46, 0.13, hue + 40)]
}
