import {
  BlockquoteFeature,
  BoldFeature,
  EXPERIMENTAL_TableFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import { pictureFields } from './picture.ts'

/** What a text on the portal may hold: everything the site knows how to show, nothing else. */
export function editor() {
  return lexicalEditor({
    features: [
      FixedToolbarFeature(),
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
      BoldFeature(),
      ItalicFeature(),
      UnderlineFeature(),
      SubscriptFeature(),
      SuperscriptFeature(),
      UnorderedListFeature(),
      OrderedListFeature(),
      BlockquoteFeature(),
      HorizontalRuleFeature(),
      LinkFeature({
        enabledCollections: [
          'articles',
          'pages',
          'documents',
          'consultations',
          'agencies',
          'sections',
          'files',
        ],
      }),
      UploadFeature({
        enabledCollections: ['files'],
        collections: { files: { fields: pictureFields() } },
      }),
      EXPERIMENTAL_TableFeature(),
    ],
  })
}
