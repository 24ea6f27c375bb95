import type { Metadata } from 'next'
import { AccountForm } from '#app/_auth/account-form.tsx'
import { words } from '#app/_i18n/words.ts'
import { tokenOf } from '#db/queries/tokens.ts'

export const generateMetadata = (): Metadata => ({
  title: words().entry.setUpTitle,
  robots: { index: false },
})

/** The owner's account, for whoever holds the link that the first start printed. Looking does not use it up. */
export default async function SetUpPage({ params }: PageProps<'/set-up/[token]'>) {
  const { token } = await params
  const { entry } = words()
  if (!(await tokenOf('owner', token))) {
    return (
      <>
        <h1 className="font-bold text-name tracking-tight">{entry.linkGoneTitle}</h1>
        <p>{entry.ownerLinkGone}</p>
      </>
    )
  }
  return (
    <>
      <h1 className="font-bold text-name tracking-tight">{entry.setUpTitle}</h1>
      <p className="text-muted">{entry.setUpIntro}</p>
      <AccountForm token={token} />
    </>
  )
}
