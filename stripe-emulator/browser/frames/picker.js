import { element, icon } from '../shared/dom.js'
import { methodIcons } from './icons.js'

/**
 * The choice of a method and the form of the chosen one: tabs, or an accordion that can be closed.
 * With a single method, tabs have nothing to choose and are left out, as with Stripe.
 *
 * @param {object} options
 * @param {string[]} options.methods
 * @param {Record<string, { node: HTMLElement }>} options.forms by method
 * @param {() => void} options.onSelect
 */
export function createPicker({ methods, text, options, forms, onSelect }) {
  const layout = typeof options.layout === 'string' ? { type: options.layout } : options.layout
  const isAccordion = layout?.type === 'accordion'
  const create = isAccordion ? createAccordion : createTabs
  let chosen = null

  const select = (method) => {
    if (method === null && !isAccordion) return
    chosen = method
    parts.show(method)
    onSelect()
  }
  const parts = create({ methods, text, forms, layout, select, chosen: () => chosen })
  const node = element(
    'form',
    { class: 'Element', novalidate: true, onsubmit: (event) => event.preventDefault() },
    element('fieldset', { disabled: options.readOnly === true }, parts.nodes),
    element('p', { class: 'Ribbon' }, text.ribbon),
  )
  return {
    node,
    select,
    selected: () => chosen,
    initial: isAccordion && layout.defaultCollapsed ? null : methods[0],
  }
}

function createTabs({ methods, text, forms, select, chosen }) {
  const tabs = methods.map((method) =>
    element(
      'button',
      {
        type: 'button',
        class: 'Tab',
        role: 'tab',
        id: `${method}-tab`,
        value: method,
        'data-testid': method,
        'aria-controls': `${method}-panel`,
        onclick: () => select(method),
      },
      icon(methodIcons[method], 'TabIcon'),
      element('span', { class: 'TabLabel' }, text.methods[method]),
    ),
  )
  const panels = methods.map((method) =>
    element(
      'div',
      {
        class: 'Panel',
        role: methods.length > 1 && 'tabpanel',
        id: `${method}-panel`,
        'aria-labelledby': methods.length > 1 && `${method}-tab`,
      },
      forms[method].node,
    ),
  )
  const list = element(
    'div',
    {
      class: 'TabList',
      role: 'tablist',
      'aria-label': text.methodsLabel,
      onkeydown: (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
        const end = { Home: 0, End: methods.length - 1 }[event.key]
        if (step === undefined && end === undefined) return
        event.preventDefault()
        const at = end ?? (methods.indexOf(chosen()) + step + methods.length) % methods.length
        select(methods[at])
        tabs[at].focus()
      },
    },
    tabs,
  )
  return {
    nodes: methods.length > 1 ? [list, ...panels] : panels,
    show: (method) => {
      for (const [index, name] of methods.entries()) {
        const isChosen = name === method
        tabs[index].setAttribute('aria-selected', String(isChosen))
        tabs[index].tabIndex = isChosen ? 0 : -1
        tabs[index].classList.toggle('Tab--selected', isChosen)
        panels[index].hidden = !isChosen
      }
    },
  }
}

function createAccordion({ methods, text, forms, layout, select, chosen }) {
  const withRadios = layout.radios !== 'never' && layout.radios !== false
  const items = methods.map((method) => {
    const panel = element('div', { class: 'Panel', id: `${method}-panel` }, forms[method].node)
    const button = element(
      'button',
      {
        type: 'button',
        role: 'button',
        class: 'AccordionButton',
        'data-value': method,
        'aria-controls': panel.id,
        // The open item stays open: a payment needs a method, only the page may collapse it.
        onclick: () => chosen() !== method && select(method),
      },
      withRadios && methods.length > 1 ? element('span', { class: 'Radio' }) : null,
      icon(methodIcons[method], 'TabIcon'),
      element('span', { class: 'TabLabel' }, text.methods[method]),
    )
    return {
      method,
      button,
      panel,
      node: element('div', { class: 'AccordionItem' }, button, panel),
    }
  })
  const spaced = layout.spacedAccordionItems ? ' Accordion--spaced' : ''
  return {
    nodes: [
      element(
        'div',
        { class: `Accordion${spaced}` },
        items.map(({ node }) => node),
      ),
    ],
    show: (chosenMethod) => {
      for (const { method, button, panel, node } of items) {
        const isChosen = method === chosenMethod
        button.setAttribute('aria-expanded', String(isChosen))
        node.classList.toggle('AccordionItem--selected', isChosen)
        panel.hidden = !isChosen
      }
    },
  }
}
