export type MailPage = {
  locale: string
  subject: string
  paragraphs: string[]
  facts: [string, string][]
  button: { label: string; url: string }
  footer: string[]
}

/**
 * A mail as HTML: one column, tables and inline styles, because that is all that every mail program
 * understands. Colours are those of the shop (app/globals.css).
 */
export function mailPage({ locale, subject, paragraphs, facts, button, footer }: MailPage): string {
  const rows = facts
    .map(
      ([label, value]) =>
        `<tr><td style="padding:8px 12px 8px 0;color:#5b6078;vertical-align:top;white-space:nowrap">${escapeHtml(label)}</td><td style="padding:8px 0;font-weight:600">${escapeHtml(value)}</td></tr>`,
    )
    .join('')
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#fbf8f2;color:#12172b;font-family:'Hiragino Sans','Noto Sans JP',sans-serif;font-size:16px;line-height:1.8">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:16px"><tr><td style="padding:32px 28px">
${paragraphs.map((text) => `<p style="margin:0 0 12px">${escapeHtml(text)}</p>`).join('\n')}
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:20px 0;width:100%;border-top:1px solid #e7e2d6;border-bottom:1px solid #e7e2d6;font-size:15px">${rows}</table>
<a href="${escapeHtml(button.url)}" style="display:inline-block;background:#f6c445;color:#12172b;font-weight:700;text-decoration:none;padding:14px 28px;border-radius:999px">${escapeHtml(button.label)}</a>
</td></tr></table>
<p style="max-width:560px;margin:20px auto 0;color:#5b6078;font-size:13px;line-height:1.7">${footer.map(escapeHtml).join('<br>')}</p>
</td></tr></table></body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  )
}
