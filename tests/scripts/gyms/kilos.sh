# A rack in kilograms; Ada pulls, Bo has two lifts, and two of them read kg.
ctl init
ctl rack set --bar 20kg --stock 25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2
ctl athlete add "Ada Strong" --tag 26:00101101000000001010001000
ctl plan set "Ada Strong" deadlift --protocol strength --e1rm 200kg
ctl athlete add "Bo Lindqvist" --tag 26:00101101000000001010001011
ctl plan set "Bo Lindqvist" bench --protocol hypertrophy --e1rm 120kg
ctl plan set "Bo Lindqvist" squat --protocol strength-volume --e1rm 180kg
ctl athlete add "Uma Keys" --tag usb:0012345678
ctl plan set "Uma Keys" bench --protocol single-10 --e1rm 80kg
ctl athlete add "Nell New" --tag 34:1100010011101010000011011100000011
ctl plan set "Nell New" squat --protocol strength
