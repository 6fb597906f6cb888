import { useState } from 'react';
import type { PlaceOrder } from '../../contract/account';
import { usePlaceOrder, type Placed } from '../../api/placeOrder';
import { isRefusal } from '../../lib/http';

/** What was reviewed: one intention, one idempotency key, however often it is sent. */
type Intention = { readonly order: PlaceOrder; readonly key: string };

export type Ticket = {
  readonly intention: Intention | null;
  readonly sending: boolean;
  /** Why it did not go through; null while all is well. */
  readonly error: unknown;
  /** True when the platform said no: the same order need not be sent again. */
  readonly refused: boolean;
  readonly placed: Placed | null;
  readonly review: (order: PlaceOrder) => void;
  readonly change: () => void;
  readonly confirm: () => void;
  readonly forget: () => void;
};

/** Review, then confirm. The key is made at review and kept over every retry; a changed order is another intention. */
export function useTicket(accountId: string, newKey: () => string = () => crypto.randomUUID()): Ticket {
  const [intention, setIntention] = useState<Intention | null>(null);
  const [placed, setPlaced] = useState<Placed | null>(null);
  const place = usePlaceOrder(accountId);
  return {
    intention,
    sending: place.isPending,
    error: place.error,
    refused: isRefusal(place.error),
    placed,
    review: (order) => {
      place.reset();
      setPlaced(null);
      setIntention({ order, key: newKey() });
    },
    change: () => {
      place.reset();
      setIntention(null);
    },
    confirm: () => {
      if (!intention || place.isPending || isRefusal(place.error)) return;
      place.mutate(intention, {
        onSuccess: (answer) => {
          setPlaced(answer);
          setIntention(null);
        },
      });
    },
    forget: () => setPlaced(null),
  };
}
