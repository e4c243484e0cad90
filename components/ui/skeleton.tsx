import { cn } from './cn.ts'

/** A place where something will stand, of the size it will have. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'block animate-glint rounded-md bg-[length:200%_100%]',
        'bg-linear-to-r from-sunk via-line to-sunk',
        className,
      )}
    />
  )
}
