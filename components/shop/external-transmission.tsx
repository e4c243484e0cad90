import { useTranslations } from 'next-intl'
import { Facts, LegalPage } from './legal-page.tsx'

const DESTINATIONS = ['stripe', 'video'] as const

/** 外部送信規律 (電気通信事業法 27条の12): who receives what from a visitor's device, and why. */
export function ExternalTransmission({ updated }: { updated: string }) {
  const t = useTranslations('legal.external')
  return (
    <LegalPage title={t('title')} lead={t('lead')} updated={updated}>
      <div className="grid gap-10">
        {DESTINATIONS.map((id) => (
          <section key={id} className="grid gap-3">
            <h2 className="text-lg">{t(id)}</h2>
            <Facts
              facts={[
                { name: t('what'), body: t(`${id}What`) },
                { name: t('purpose'), body: t(`${id}Purpose`) },
                { name: t('when'), body: t(`${id}When`) },
              ]}
            />
          </section>
        ))}
        <section className="grid gap-2">
          <h2 className="text-lg">{t('cookies')}</h2>
          <p className="text-[0.9375rem]">{t('cookiesBody')}</p>
        </section>
      </div>
    </LegalPage>
  )
}
