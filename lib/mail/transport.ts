import { createTransport, type Transporter } from 'nodemailer'
import { env } from '#lib/env.ts'

export type Mail = {
  /** Made from what the mail is about: a mail that is sent twice can be told by its id. */
  id: string
  to: string
  subject: string
  text: string
  html: string
}

/** Hands a mail to the shop's mail server. @throws when it does not take it. */
export async function deliver(mail: Mail): Promise<void> {
  const { MAIL_FROM, APP_URL } = env()
  await transport().sendMail({
    from: MAIL_FROM,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${new URL(APP_URL).hostname}>`,
  })
}

let cached: Transporter | undefined

function transport(): Transporter {
  cached ??= createTransport(env().SMTP_URL, {})
  return cached
}
