/**
 * Joins ES modules into one classic script.
 *
 * Stripe.js is a classic script: `window.Stripe` must exist as soon as the `load` event fires, and
 * the script reads its own address from `document.currentScript`, which modules do not have. The
 * sources stay modules, so that they are small, named and linted; joined, each becomes a function
 * that runs once, after those it imports.
 *
 * Understands the two forms used in this folder: `import { a, b } from './x.js'`, and `export` in
 * front of a `function`, `class` or `const`. No circular imports.
 *
 * @param files path → source, paths relative to this folder
 * @throws when an import leads nowhere or a source uses another form
 */
export function joinModules(files: Map<string, string>, entry: string): string {
  const joined: string[] = []
  const seen = new Set<string>()

  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    const source = files.get(path)
    if (source === undefined) throw new Error(`join-modules: no file ${path}`)
    const body = source
      .replace(importStatement, (_, names: string, from: string) => {
        const imported = new URL(from, `file:///${path}`).pathname.slice(1)
        visit(imported)
        return `const {${names}} = modules['${imported}']\n`
      })
      .replace(exportKeyword, '')
    if (/^(import|export)\b/m.test(body)) throw new Error(`join-modules: cannot join ${path}`)
    const names = [...source.matchAll(exportedName)].map(([, name]) => name).join(', ')
    joined.push(`modules['${path}'] = (() => {\n${body.trim()}\nreturn { ${names} }\n})()\n`)
  }

  visit(entry)
  return `;(() => {\n'use strict'\nconst modules = {}\n${joined.join('\n')}\n})()\n`
}

const importStatement = /^import \{([^}]*)\} from '([^']+)'\n/gm
const exportKeyword = /^export (?=(?:async )?function|const|class)/gm
const exportedName = /^export (?:async function|function|const|class) (\w+)/gm
