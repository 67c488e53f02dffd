import { paths } from '#shared/paths.ts'
import type { Picture, PublicFile } from '#shared/publication-parts.ts'

export type ImageSources = {
  src: string
  width: number | undefined
  height: number | undefined
  srcset: string | undefined
}

const address = (file: PublicFile) => paths.file(file.sha256, file.name)

/**
 * What an `img` needs. The original, last of the sizes, is offered only where no smaller size exists:
 * it may be a camera's 20 MB.
 */
export function imageSources(picture: Picture): ImageSources {
  const smaller = picture.sizes.slice(0, -1).filter((file) => file.width !== undefined)
  const shown = smaller.length > 0 ? smaller : picture.sizes.slice(-1)
  const middle = shown.find((file) => (file.width ?? 0) >= 900) ?? (shown.at(-1) as PublicFile)
  return {
    src: address(middle),
    width: middle.width,
    height: middle.height,
    srcset:
      shown.length < 2
        ? undefined
        : shown.map((file) => `${address(file)} ${file.width}w`).join(', '),
  }
}

/** The smallest size that is sharp in a list, 104 CSS pixels wide. */
export function thumbSources(picture: Picture): Omit<ImageSources, 'srcset'> {
  const file =
    picture.sizes.find((one) => (one.width ?? 0) >= 208) ?? (picture.sizes.at(-1) as PublicFile)
  return { src: address(file), width: file.width, height: file.height }
}
