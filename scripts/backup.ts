import { backUp } from './backup/backup.ts'
import { placesOf } from './backup/places.ts'
import { orTell } from './backup/tell.ts'
import { Refusal } from './environment.ts'

/** `npm run backup -- FILE`: the whole portal into one file, while it runs. */
const [file, ...rest] = process.argv.slice(2)
await orTell(async () => {
  if (file === undefined || rest.length > 0)
    throw new Refusal(['Cách dùng: npm run backup -- TỆP.tar (hoặc TỆP.tar.gz)'])
  const places = placesOf(process.env)
  const { files } = await backUp(places, file)
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const [count, megabytes] = [files.length, Math.ceil(bytes / 1e6)].map((n) =>
    n.toLocaleString('vi-VN'),
  )
  console.log(`Đã sao lưu ${count} tệp, ${megabytes} MB, vào ${file}.`)
  if (places.bucket)
    console.log(`Tệp tải lên nằm ở bucket ${places.bucket}, không có trong bản sao lưu này.`)
})
