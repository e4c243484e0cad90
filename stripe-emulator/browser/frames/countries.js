import { element } from '../shared/dom.js'

/**
 * A select of countries, named in the reader's language, sorted, Japan first.
 *
 * @param {string[] | null} [allowed] only these; all of them when nothing is given
 */
export function countrySelect(locale, chosen, allowed) {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const collator = new Intl.Collator(locale)
  const offered = (allowed ?? []).filter(isCountry)
  const sorted = (offered.length > 0 ? offered : codes)
    .map((code) => ({ code, name: names.of(code) }))
    .sort((left, right) => collator.compare(left.name, right.name))
    .sort((left, right) => Number(right.code === 'JP') - Number(left.code === 'JP'))
  return element(
    'select',
    { class: 'Input Select', autocomplete: 'country' },
    sorted.map(({ code, name }) =>
      element('option', { value: code, selected: code === chosen }, name),
    ),
  )
}

export function isCountry(code) {
  return codes.includes(code)
}

/** ISO 3166-1 alpha-2, without those that card networks do not serve. */
const codes =
  'AD AE AF AG AI AL AM AO AQ AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PY QA RE RO RS RU RW SA SB SC SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  )
