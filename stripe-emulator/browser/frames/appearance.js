/**
 * Puts the page's `appearance` into this frame: variables as custom properties, rules as a style
 * sheet of their own.
 *
 * @param {{ theme?: string, variables?: object, rules?: object, labels?: string }} [appearance]
 * @returns {'light' | 'dark'} what the fields' background is; the page must give the iframe the same
 *   `color-scheme`, or the browser paints an opaque canvas behind a transparent frame
 */
export function applyAppearance(appearance = {}) {
  const root = document.documentElement
  const variables = { ...themes[appearance.theme], ...appearance.variables }
  for (const name of variableNames) {
    if (variables[name]) root.style.setProperty(`--${name}`, variables[name])
    else root.style.removeProperty(`--${name}`)
  }
  rules.replaceSync(ruleText(appearance.rules ?? {}))
  document.adoptedStyleSheets = [rules]
  const scheme = isDark(variables.colorBackground ?? '#ffffff') ? 'dark' : 'light'
  root.style.colorScheme = scheme
  return scheme
}

const variableNames = [
  'colorPrimary',
  'colorBackground',
  'colorText',
  'colorTextSecondary',
  'colorTextPlaceholder',
  'colorDanger',
  'fontFamily',
  'fontSizeBase',
  'fontWeightNormal',
  'borderRadius',
  'spacingUnit',
  'gridRowSpacing',
  'gridColumnSpacing',
]

const themes = {
  night: {
    colorPrimary: '#8ab4ff',
    colorBackground: '#26282e',
    colorText: '#f3f4f6',
    colorDanger: '#ff8a8a',
  },
}

const rules = new CSSStyleSheet()

/** `{ '.Input': { borderColor: 'red' } }` as CSS; only selectors that start with one of our classes. */
function ruleText(given) {
  return Object.entries(given)
    .filter(([selector]) => /^\.[A-Z][\w-]*[^{}@]*$/.test(selector))
    .map(([selector, declarations]) => {
      const lines = Object.entries(declarations).map(
        ([name, value]) =>
          `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`,
      )
      return `${selector} { ${lines.join(' ')} }`
    })
    .join('\n')
}

/** Any CSS colour: a canvas knows them all. Darker than mid-grey to the eye counts as dark. */
function isDark(color) {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 1, 1)
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128
}
