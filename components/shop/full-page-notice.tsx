import type { ReactNode } from 'react'

type FullPageNoticeProps = { title: string; body: string; note?: string; children: ReactNode }

/** A page that has only one thing to say: not found, or broken. */
export function FullPageNotice({ title, body, note, children }: FullPageNoticeProps) {
  return (
    <main
      data-theme="night"
      className="relative grid min-h-dvh place-items-center overflow-hidden bg-ink px-6 text-fg"
    >
      <span aria-hidden="true" className="beam pointer-events-none absolute -inset-1/4" />
      <div className="relative grid max-w-md justify-items-center gap-4 text-center">
        {/* biome-ignore lint/performance/noImgElement: a 1 KB drawing needs no resizing */}
        <img
          src="/media/logo.svg"
          alt=""
          width={64}
          height={64}
          className="rounded-lg ring-1 ring-white/15"
        />
        <h1 className="mt-2 text-2xl">{title}</h1>
        <p className="text-sm [word-break:auto-phrase] text-balance text-muted">{body}</p>
        <div className="mt-3 flex flex-wrap justify-center gap-3">{children}</div>
        {note ? <p className="text-xs text-muted">{note}</p> : null}
      </div>
    </main>
  )
}
