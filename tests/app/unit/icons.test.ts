import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { iconRules } from '#app/_ui/icons.ts'

test('the stylesheet has the icons as they are drawn now', () => {
  expect(readFileSync('app/_ui/icons.css', 'utf8')).toBe(iconRules())
})
