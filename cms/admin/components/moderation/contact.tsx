'use client'

import { useState } from 'react'
import { contactOf } from './decide.ts'

/** Contact data on demand; that somebody looked is noted, and the screen says so. */
export function Contact({ id }: { id: string }) {
  const [told, setTold] = useState('')
  const look = async () => {
    try {
      const { email, phone } = await contactOf(id)
      setTold([email, phone].filter(Boolean).join(', ') || 'Không để lại thông tin liên hệ.')
    } catch (error) {
      setTold(String(error instanceof Error ? error.message : error))
    }
  }
  return (
    <p role="status">
      {told || (
        <button onClick={look} type="button">
          Xem thông tin liên hệ (có ghi nhật ký)
        </button>
      )}
    </p>
  )
}
