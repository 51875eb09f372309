# A rack with several bars: Ada pulls with the trap bar, Bo squats and benches.
ctl init
ctl rack set --bars "20kg,15kg women's@320mm,30kg trap bar:trap@260mm,32kg safety squat bar:safety" --stock 25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2
ctl rack bar deadlift "trap bar"
ctl athlete add "Ada Strong" --tag 26:00101101000000001010001000
ctl plan set "Ada Strong" deadlift --protocol strength --e1rm 200kg
ctl athlete add "Bo Lindqvist" --tag 26:00101101000000001010001011
ctl plan set "Bo Lindqvist" squat --protocol strength-volume --e1rm 180kg
ctl athlete add "Mike Miller" --unit lb --tag 26:00101101000000001010001110
ctl plan set "Mike Miller" leg-press --protocol hypertrophy --e1rm 400lb
ctl athlete add "Lil Light" --tag 26:00101101000000001010010011
ctl plan set "Lil Light" clean --protocol power --e1rm 62kg
