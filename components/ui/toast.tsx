'use client'

import { Toast } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const manager = Toast.createToastManager<{ tone: ToastTone }>()

export type ToastTone = 'done' | 'urgent' | 'neutral'

/** Says something short about what just happened. Needs one `<Toaster>` on the page. */
export function toast(title: ReactNode, tone: ToastTone = 'done', description?: ReactNode): void {
  manager.add({
    title,
    description,
    data: { tone },
    priority: tone === 'urgent' ? 'high' : 'low',
    // Long enough to read a Japanese sentence twice; bad news stays longer.
    timeout: tone === 'urgent' ? 10_000 : 5_000,
  })
}

/** Where toasts appear: once per layout that uses them. */
export function Toaster({ closeLabel }: { closeLabel: string }) {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 bottom-[max(1rem,env(safe-area-inset-bottom))] z-60 mx-auto flex max-w-sm flex-col-reverse gap-2 sm:right-6 sm:left-auto sm:w-96">
          <List closeLabel={closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Toast.useToastManager<{ tone: ToastTone }>()
  return toasts.map((item) => (
    <Toast.Root
      key={item.id}
      toast={item}
      className={cn(
        'rounded-lg bg-ink text-white shadow-float transition-[opacity,translate] duration-200',
        'data-starting-style:translate-y-3 data-starting-style:opacity-0',
        'data-ending-style:opacity-0 data-limited:hidden',
      )}
    >
      <Toast.Content className="flex items-start gap-3 py-3 pr-2 pl-4">
        <Mark tone={item.data?.tone ?? 'neutral'} />
        <div className="min-w-0 flex-1 py-0.5">
          <Toast.Title className="text-sm font-bold" />
          <Toast.Description className="text-sm text-white/80" />
        </div>
        <Toast.Close
          aria-label={closeLabel}
          className="-my-1 grid size-9 place-items-center rounded-full text-white/70 hover:bg-white/10 hover:text-white"
        >
          <X aria-hidden="true" className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}

function Mark({ tone }: { tone: ToastTone }) {
  if (tone === 'neutral') return null
  const Icon = tone === 'done' ? CircleCheck : CircleAlert
  return (
    <Icon
      aria-hidden="true"
      className={cn('mt-0.5 size-5 shrink-0', tone === 'done' ? 'text-lamp' : 'text-coral')}
    />
  )
}
