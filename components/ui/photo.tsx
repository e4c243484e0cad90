import { cn } from './cn.ts'

type PhotoProps = {
  src: string
  /** Empty when the words beside it say the same. */
  alt: string
  /** The width it is shown at, as in the `sizes` of an <img>: decides how many bytes travel. */
  sizes: string
  className?: string
  /** For the one picture that the first screen is about. */
  first?: boolean
}

/** Widths that Next's image endpoint agrees to make; the largest original here is 1,280 wide. */
const WIDTHS = [128, 256, 384, 640, 828, 1200] as const

/**
 * A picture that fills its frame, in the size the screen needs. A plain <img> with Next's resized
 * addresses: next/image would bring 5 KB of script to pages that need none.
 */
export function Photo({ src, alt, sizes, className, first = false }: PhotoProps) {
  const resizable = src.startsWith('/') && !src.endsWith('.svg')
  return (
    // biome-ignore lint/performance/noImgElement: see above
    <img
      src={resizable ? resized(src, 640) : src}
      srcSet={resizable ? WIDTHS.map((w) => `${resized(src, w)} ${w}w`).join(', ') : undefined}
      sizes={resizable ? sizes : undefined}
      alt={alt}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
      className={cn('size-full bg-sunk object-cover', className)}
    />
  )
}

const resized = (src: string, width: number) =>
  `/_next/image?url=${encodeURIComponent(src)}&w=${width}&q=75`
