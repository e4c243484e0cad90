import { type ReactNode, useId } from 'react'

export type ControlIds = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  required: boolean
}

type FieldProps = {
  label: ReactNode
  /** Said below the label, before the control: people read it in time. */
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  /** Shown beside the label when the field may stay empty: mark the rarer case. */
  optionalLabel?: ReactNode
  children: (control: ControlIds) => ReactNode
}

/** A label, a hint, a control and its error, tied together. */
export function Field({
  label,
  hint,
  error,
  required = true,
  optionalLabel,
  children,
}: FieldProps) {
  const id = useId()
  const hintId = hint ? `${id}-hint` : ''
  const errorId = error ? `${id}-error` : ''
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="flex items-baseline gap-2 text-sm font-bold">
        {label}
        {!required && optionalLabel ? (
          <span className="text-xs font-normal text-muted">{optionalLabel}</span>
        ) : null}
      </label>
      {hint ? (
        <p id={hintId} className="-mt-1 text-xs text-muted">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
        required,
      })}
      {error ? (
        <p id={errorId} className="text-sm font-bold text-urgent">
          {error}
        </p>
      ) : null}
    </div>
  )
}
