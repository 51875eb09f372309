/* Demo: the tags of the demo gym, known to racksidectl demo, which makes it,
 * and to rackside --demo, whose keys F1..F6 tap them. */
#ifndef KIOSK_CONFIG_DEMO_H
#define KIOSK_CONFIG_DEMO_H

/* H10301 cards of one facility, one after another. The first is the frame of
 * the wiegand-encoder README, 26:00101101000000001010001000. */
#define DEMO_ATHLETES 6
#define DEMO_FACILITY 90
#define DEMO_FIRST_CARD 324

#endif
