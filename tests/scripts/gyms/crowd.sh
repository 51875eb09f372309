# Six who pull at one rack, two of them called Bo; one reads pounds.
ctl init
ctl rack set --bar 20kg --stock 25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2
ctl athlete add "Ada Strong" --tag 26:00101101000000001010001000
ctl plan set "Ada Strong" deadlift --protocol strength --e1rm 200kg
ctl athlete add "Bo Lindqvist" --tag 26:00101101000000001010001011
ctl plan set "Bo Lindqvist" deadlift --protocol strength --e1rm 180kg
ctl athlete add "Cleo Marsh" --tag 26:00101101000000001010001101
ctl plan set "Cleo Marsh" deadlift --protocol hypertrophy --e1rm 140kg
ctl athlete add "Dag Ottesen" --unit lb --tag 26:00101101000000001010001110
ctl plan set "Dag Ottesen" deadlift --protocol strength --e1rm 210kg
ctl athlete add "Bo Eriksen" --tag 26:00101101000000001010010000
ctl plan set "Bo Eriksen" deadlift --protocol single-10 --e1rm 160kg
ctl athlete add "Maximiliane Wolf" --tag 26:00101101000000001010010011
ctl plan set "Maximiliane Wolf" deadlift --protocol strength-volume --e1rm 120kg
