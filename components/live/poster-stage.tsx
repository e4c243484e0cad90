import type { ReactNode } from 'react'
import { Photo } from '#components/ui/photo.tsx'

/**
 * A poster that is looked at, not glanced at: shown to its edges, below the room's top bar, with
 * its own colours around it. Cut to a tall phone it would lose its title at both sides.
 */
export function PosterStage({ posterUrl, children }: { posterUrl: string; children: ReactNode }) {
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: a blur of the picture below */}
      <img
        src={posterUrl}
        alt=""
        className="absolute inset-0 size-full scale-110 object-cover opacity-60 blur-2xl"
      />
      <div className="absolute inset-x-0 top-[calc(env(safe-area-inset-top)+3.75rem)] aspect-9/16 mask-[linear-gradient(to_bottom,transparent,black_1.5rem)]">
        <Photo src={posterUrl} alt="" sizes="(min-width: 64rem) 30rem, 100vw" first />
      </div>
      <div className="absolute inset-x-0 bottom-0 z-10 bg-linear-to-t from-black/90 via-black/70 to-transparent px-6 pt-28 pb-[calc(env(safe-area-inset-bottom)+6.5rem)] text-white beside:pb-10">
        {children}
      </div>
    </>
  )
}
