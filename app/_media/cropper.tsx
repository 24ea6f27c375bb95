'use client'

import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
} from 'react'
import { usePicturesWords } from '#app/_i18n/pictures-words.ts'
import { type Dimensions, kept, mostZoom, shown, type View } from './crop.ts'

type Props = {
  address: string
  image?: Dimensions | undefined
  view: View
  aspect: number
  onImage: (image: Dimensions) => void
  onBroken: () => void
  onView: (view: View) => void
}

/**
 * Shows through a frame what will be seen of an image. It is dragged, or moved with the arrow keys, and enlarged
 * with the wheel or a slider; what is shown is told as numbers, and the server cuts.
 */
export function Cropper({ address, image, view, aspect, onImage, onBroken, onView }: Props) {
  const words = usePicturesWords()
  const frame = useRef<HTMLDivElement>(null)
  const part = image ? shown(image, aspect, view.zoom) : { width: 1, height: 1 }
  const look = (to: Partial<View>) => image && onView(kept({ ...view, ...to }, image, aspect))
  const move = (x: number, y: number) => look({ x: view.x - x * part.width, y: view.y - y * part.height })
  const drag = useDrag(move)
  useWheel(frame, (turn) => look({ zoom: view.zoom * Math.exp(-turn / 500) }))

  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold">{words.crop}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the sliders in it are what is operated */}
      <div ref={frame} className={aspect === 1 ? 'crop round' : 'crop'} {...drag} onKeyDown={moving(move)}>
        {/* Only the browser ever renders it, where React sets styles one by one and the policy does not object. */}
        <img
          src={address}
          alt=""
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            onImage({ width, height })
          }
          onError={onBroken}
          style={image && placeOf(view, part)}
        />
        <Slider label={words.sideways} unseen {...around(view.x, part.width)} onValue={(x) => look({ x })} />
        <Slider label={words.upDown} unseen {...around(view.y, part.height)} onValue={(y) => look({ y })} />
      </div>
      <p className="hint">{words.cropHint}</p>
      <div className="flex items-center gap-3">
        <span aria-hidden="true">{words.zoom}</span>
        <Slider
          label={words.zoom}
          value={view.zoom}
          min={1}
          max={mostZoom}
          onValue={(zoom) => look({ zoom })}
        />
      </div>
    </fieldset>
  )
}

type SliderProps = {
  label: string
  unseen?: boolean
  value: number
  min: number
  max: number
  onValue: (value: number) => void
}

/** Unseen it lies in the frame, for the keyboard and for those who do not see the frame. */
function Slider({ label, unseen = false, value, min, max, onValue }: SliderProps) {
  return (
    <input
      type="range"
      className={unseen ? 'hidden-text' : 'grow accent-accent'}
      aria-label={label}
      value={value}
      min={min}
      max={max}
      step={unseen ? 'any' : 0.05}
      onChange={(event) => onValue(Number(event.target.value))}
    />
  )
}

const around = (value: number, part: number) => ({ value, min: part / 2, max: 1 - part / 2 })

/** Where the image lies behind the frame, in parts of the frame. */
const placeOf = ({ x, y }: View, part: Dimensions) => ({
  width: percent(1 / part.width),
  height: percent(1 / part.height),
  left: percent(0.5 - x / part.width),
  top: percent(0.5 - y / part.height),
})

const percent = (part: number) => `${part * 100}%`

type Move = (x: number, y: number) => void

const arrows: Record<string, [x: number, y: number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The arrow keys move what one looks at, a twentieth of the frame at a time. */
const moving = (move: Move) => (event: KeyboardEvent) => {
  const arrow = arrows[event.key]
  if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  move(arrow[0] / 20, arrow[1] / 20)
}

/** Dragging moves the image along, in parts of the frame. */
function useDrag(move: Move) {
  const last = useRef<{ x: number; y: number }>(undefined)
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove({ clientX: x, clientY: y, currentTarget: { clientWidth, clientHeight } }: PointerEvent) {
      const { current } = last
      if (!current) return
      last.current = { x, y }
      move((x - current.x) / clientWidth, (y - current.y) / clientHeight)
    },
    onPointerUp() {
      last.current = undefined
    },
    onPointerCancel() {
      last.current = undefined
    },
  }
}

/** React listens to the wheel in a way that cannot keep the page from scrolling. */
function useWheel(element: RefObject<HTMLElement | null>, turn: (by: number) => void) {
  const onTurn = useEffectEvent(turn)
  useEffect(() => {
    const { current } = element
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      onTurn(event.deltaY)
    }
    current?.addEventListener('wheel', onWheel, { passive: false })
    return () => current?.removeEventListener('wheel', onWheel)
  }, [element])
}
