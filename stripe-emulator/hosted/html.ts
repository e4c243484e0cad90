/** Markup that is safe to send: what was put into it is escaped. */
export interface Html {
  html: string
}

type Part = string | number | Html | null | false | Part[]

/** Escapes every value that is not markup already; lists are joined, null and false are nothing. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  const filled = texts.map(
    (text, index) => text + (index < parts.length ? render(parts[index] as Part) : ''),
  )
  return { html: filled.join('') }
}

function render(part: Part): string {
  if (part === null || part === false) return ''
  if (Array.isArray(part)) return part.map(render).join('')
  if (typeof part === 'object') return part.html
  return String(part).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
