import type { ReactNode } from 'react'

type SlateProps = {
  posterUrl: string
  title: ReactNode
  body?: ReactNode
  icon?: ReactNode
  children?: ReactNode
}

/** What stands where the video would be: the show's poster in the dark, and words that say why. */
export function Slate({ posterUrl, title, body, icon, children }: SlateProps) {
  return (
    <div className="absolute inset-0 z-10 overflow-hidden bg-ink">
      {/* biome-ignore lint/performance/noImgElement: the poster is in the cache by now */}
      <img src={posterUrl} alt="" className="size-full scale-105 object-cover opacity-35 blur-md" />
      <div className="absolute inset-x-0 top-[34%] grid -translate-y-1/2 justify-items-center gap-3 px-8 text-center text-white">
        {icon ? <span className="text-2xl text-lamp">{icon}</span> : null}
        <p role="status" className="text-xl font-bold [word-break:auto-phrase] text-balance">
          {title}
        </p>
        {body ? (
          <p className="max-w-xs text-sm [word-break:auto-phrase] text-balance text-white/80">
            {body}
          </p>
        ) : null}
        {children}
      </div>
    </div>
  )
}
