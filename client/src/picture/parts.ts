// What other features add to the picture's page. They know nothing of the picture, nor it of them: `app` passes them.
import type { TFunction } from "i18next";
import { createContext, use, type ComponentType } from "react";
import type { OpenDocument } from "../session/documents.tsx";

export interface PictureParts {
  /** below the aim */
  readonly Person?: ComponentType<{ readonly open: OpenDocument }>;
  /** beside the aim: what it said earlier */
  readonly AimHistory?: ComponentType<{ readonly open: OpenDocument }>;
  /** on each card, where there is something to show */
  readonly OnCard?: ComponentType<{ readonly open: OpenDocument; readonly factor: string }>;
  /** one more thing that can be done with a card */
  readonly cardDeed?: {
    readonly label: (t: TFunction) => string;
    readonly Dialog: ComponentType<{
      readonly open: OpenDocument;
      readonly factor: string;
      readonly onClose: () => void;
    }>;
  };
}

export const PicturePartsContext = createContext<PictureParts>({});

export const useParts = (): PictureParts => use(PicturePartsContext);
