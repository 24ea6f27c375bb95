import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { iconRules } from './icons.ts'

/* `npm run icons`: writes the icons into the stylesheet. Run after `icons.ts` was changed. */

await writeFile(join(import.meta.dirname, 'icons.css'), iconRules())
