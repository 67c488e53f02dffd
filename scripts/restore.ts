import { placesOf } from './backup/places.ts'
import { restore } from './backup/restore.ts'
import { orTell } from './backup/tell.ts'
import { Refusal } from './environment.ts'

/** `npm run restore -- FILE`: a backup into an empty data folder, complete or not at all. */
const [file, ...rest] = process.argv.slice(2)
await orTell(async () => {
  if (file === undefined || rest.length > 0)
    throw new Refusal(['Cách dùng: npm run restore -- TỆP.tar (hoặc TỆP.tar.gz)'])
  const places = placesOf(process.env)
  const { files, madeAt } = await restore(places, file)
  const count = files.length.toLocaleString('vi-VN')
  const made = new Date(madeAt).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })
  console.log(`Đã khôi phục ${count} tệp của bản sao lưu lúc ${made} vào ${places.data}.`)
  console.log('Chạy npm start; cổng tự dựng lại các trang công khai.')
})
