/** What a form body becomes: text, lists and nested objects, all values still text. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue }
export type FormObject = { [key: string]: FormValue }

/**
 * Parses `a[b][0]=x` as the SDK writes it (also `a[]=x`). Objects whose keys are all numbers
 * become lists. Keys are kept in objects without a prototype: they come from outside.
 */
export function parseForm(text: string): FormObject {
  const root: FormObject = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) {
    const bracket = key.indexOf('[')
    const path =
      bracket < 0
        ? [key]
        : [
            key.slice(0, bracket),
            ...[...key.slice(bracket).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? ''),
          ]
    place(root, path, value)
  }
  return listify(root) as FormObject
}

function place(root: FormObject, path: string[], value: string) {
  let target = root
  for (const [depth, segment] of path.entries()) {
    const key = segment === '' ? String(Object.keys(target).length) : segment
    if (depth === path.length - 1) {
      target[key] = value
      return
    }
    const next = target[key]
    if (next && typeof next === 'object' && !Array.isArray(next)) target = next
    else target = target[key] = Object.create(null) as FormObject
  }
}

function listify(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const keys = Object.keys(value)
  for (const key of keys) value[key] = listify(value[key] ?? '')
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return value
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => value[key] ?? '')
}
