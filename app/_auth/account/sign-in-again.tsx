import Link from 'next/link'
import { words } from '#app/_i18n/words.ts'

/** For those without a password whose sign-in is too long ago to prove anything; `path` is where they return. */
export function SignInAgain({ path }: { path: string }) {
  const account = words().account
  return (
    <div className="grid justify-items-start gap-4">
      <p>{account.signInAgain}</p>
      <Link href={`/sign-in?again=1&next=${encodeURIComponent(path)}`} className="primary" prefetch={false}>
        {account.signInAgainLink}
      </Link>
    </div>
  )
}
