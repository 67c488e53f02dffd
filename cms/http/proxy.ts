/**
 * `TRUST_PROXY` for Express: a count of proxies, or a list of their addresses; none when absent, so
 * that nobody can claim another address.
 */
export function trustProxy(value: string | undefined): number | string[] | false {
  if (value === undefined || value === '0') return false
  return /^\d+$/.test(value) ? Number(value) : value.split(',').map((one) => one.trim())
}
