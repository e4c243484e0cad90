/**
 * Puts the page's `appearance` into this frame: variables as custom properties, rules as a style
 * sheet of their own.
 *
 * @param {{ theme?: string, variables?: object, rules?: object, labels?: string,
 *   disableAnimations?: boolean }} [appearance]
 * @returns {'light' | 'dark'} what the fields' background is; the page must give the iframe the same
 *   `color-scheme`, or the browser paints an opaque canvas behind a transparent frame
 */
export function applyAppearance(appearance = {}) {
  const root = document.documentElement
  const variables = { ...themes[appearance.theme], ...appearance.variables }
  for (const name of variableNames) {
    const value = variables[name] ?? variables[formerNames[name]]
    if (value) root.style.setProperty(`--${name}`, value)
    else root.style.removeProperty(`--${name}`)
  }
  rules.replaceSync(ruleText(appearance.rules ?? {}))
  document.adoptedStyleSheets = [rules]
  const scheme = isDark(variables.colorBackground ?? '#ffffff') ? 'dark' : 'light'
  root.style.colorScheme = scheme
  root.dataset.theme = appearance.theme ?? 'stripe'
  root.dataset.labels = appearance.labels === 'floating' ? 'floating' : 'above'
  root.dataset.motion = appearance.disableAnimations ? 'none' : 'auto'
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
  'fontLineHeight',
  'fontSizeBase',
  'fontSizeSm',
  'fontWeightNormal',
  'fontWeightMedium',
  'borderRadius',
  'spacingUnit',
  'gridRowSpacing',
  'gridColumnSpacing',
  'tabSpacing',
  'accordionItemSpacing',
  'iconColor',
  'tabIconColor',
  'tabIconSelectedColor',
  'accordionItemLabelColorText',
  'accordionItemLabelSelectedColorText',
  'focusBoxShadow',
  'focusOutline',
  'inputBoxShadow',
  'inputColorBorder',
  'inputFocusBoxShadow',
  'inputFocusColorBorder',
  'labelColorText',
  'labelFontSize',
  'labelFontWeight',
  'labelSpacing',
]

/** Stripe still understands what some variables were called before. */
const formerNames = {
  gridRowSpacing: 'spacingGridRow',
  gridColumnSpacing: 'spacingGridColumn',
  tabSpacing: 'spacingTab',
  accordionItemSpacing: 'spacingAccordionItem',
  iconColor: 'colorIcon',
  tabIconColor: 'colorIconTab',
  tabIconSelectedColor: 'colorIconTabSelected',
}

const themes = {
  night: {
    colorPrimary: '#8ab4ff',
    colorBackground: '#26282e',
    colorText: '#f3f4f6',
    colorDanger: '#ff8a8a',
  },
  flat: {
    colorBackground: '#f0f1f5',
    colorTextPlaceholder: '#5f6574',
    inputColorBorder: 'transparent',
    borderRadius: '4px',
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
