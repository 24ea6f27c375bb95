import type { Metadata } from 'next'
import { nameOfProvider } from '#app/_auth/doors/names.ts'
import { ResetForm } from '#app/_auth/reset-form.tsx'
import { words } from '#app/_i18n/words.ts'
import { otherWaysIn, tokenOf } from '#db/queries/tokens.ts'
import { password } from '#db/text/limits.ts'

export const generateMetadata = (): Metadata => ({
  title: words().entry.resetTitle,
  robots: { index: false },
})

/** A new password, for whoever holds the link. Looking does not use it up. */
export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params
  const { entry } = words()
  const link = await tokenOf('reset', token)
  if (!link?.user) {
    return (
      <>
        <h1 className="font-bold text-name tracking-tight">{entry.linkGoneTitle}</h1>
        <p>{entry.resetLinkGone}</p>
      </>
    )
  }
  const { passkeys, providers } = await otherWaysIn(link.user.id)
  const others = [...passkeys.map(entry.passkeyNamed), ...providers.map(nameOfProvider)]
  return (
    <>
      <h1 className="font-bold text-name tracking-tight">{entry.resetTitle}</h1>
      <p className="text-muted">{entry.resetFor(link.user.handle)}</p>
      <ResetForm
        token={token}
        others={[...new Set(others)]}
        least={link.user.role === 'admin' ? password.leastForAdmins : password.least}
      />
    </>
  )
}
