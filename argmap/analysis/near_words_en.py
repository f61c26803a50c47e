"""English words that say nearly the same in an argument, so that a claim can come back in other words.

Each line is one sense. A word stands in one line only: these sets are for asking whether two statements are one and the
same, where a wrong answer only costs a question.
"""

from __future__ import annotations

from functools import cache

from argmap.analysis.words_en import stem

_SENSES = """\
good beneficial benefit advantage advantageous worthwhile valuable desirable positive favourable helpful useful gain
bad harmful harm damage damaging detrimental hurt injure injury adverse negative ill undesirable
best optimal ideal finest superior greatest
need necessary necessity require requirement must essential indispensable vital crucial imperative
important significant matter weighty serious key central
right correct proper appropriate justified justify legitimate legitimacy warranted
wrong incorrect improper mistaken mistake false unjustified error
fair just justice equitable equity equal equality impartial even-handed
unfair unjust injustice inequitable biased
true truth fact factual
believe trust credible credibility reliable reliability trustworthy believable dependable
begin start commence launch introduce introduction onset
end stop cease halt finish terminate discontinue abolish abolition
ban prohibit prohibition forbid forbidden outlaw bar
allow permit authorise authorize let legalise legalize permissible
force compel oblige obligation coerce mandatory compulsory obligatory
increase raise rise grow growth expand expansion boost higher more
decrease reduce reduction fall drop decline shrink lower fewer less cut
improve improvement better enhance enhancement upgrade
worsen deteriorate deterioration worse degrade
cause produce bring lead create generate trigger induce
prevent avoid avert stave preclude
protect safeguard defend preserve conserve
help assist aid support assistance
hinder obstruct impede hamper block
big large huge great vast enormous considerable substantial
small little tiny minor slight modest
quick fast rapid swift speedy
cheap inexpensive affordable economical
expensive costly dear
cost price expense expenditure
money fund funding finance financial capital cash
poor poverty needy deprived
rich wealthy affluent wealth prosperous prosperity
safe safety secure security harmless
danger dangerous risk risky hazard hazardous peril unsafe
healthy health wholesome wellbeing wellness
sick ill illness disease unwell
people person human individual citizen public
child children kid pupil student schoolchild youngster youth young
teacher educator instructor
school classroom education
parent mother father
worker employee staff labourer personnel
employer boss firm company business enterprise corporation
car vehicle automobile motor motorist driver
road street highway
bicycle bike cycling cyclist cycle
walk pedestrian foot
city town urban municipal municipality
country nation state
government administration authority cabinet ministry
law legislation statute rule regulation act
court judge tribunal judiciary
crime offence criminal delinquency
punish punishment penalty sanction
tax levy duty
house home housing dwelling flat apartment
eat food diet meal nutrition
drink beverage
animal creature beast
environment nature ecological green
climate weather warming
pollution contamination emission smog
choose select pick opt choice
want desire wish
work job employment labour
effective efficacious work succeed successful success
efficient productive productivity
learn study
teach instruct educate
show demonstrate prove proof establish confirm
say state claim assert
think consider regard deem
know aware knowledge
make build construct
make-up compose consist
change alter modify transform
keep maintain retain continue remain
destroy ruin wreck demolish devastate
popular widespread common prevalent
new novel recent modern
old ancient outdated obsolete
free freedom liberty
honest sincere honesty truthful
brave courageous courage bold
clever intelligent smart intelligence
happy content satisfied satisfaction happiness pleased
peace peaceful
war conflict fight
enemy foe adversary opponent
friend ally partner
buy purchase acquire
sell sale
win prevail victory triumph
lose defeat
large-scale mass
strong powerful power strength
weak feeble
duty responsible responsibility
deserve merit worthy entitled entitlement
god divine deity
scripture bible
art artwork painting picture
book volume text
"""


@cache
def sense_of() -> dict[str, str]:
    """For the stem of each listed word that of the first word of its sense."""
    found: dict[str, str] = {}
    for line in _SENSES.splitlines():
        first, *_ = words = line.split()
        for word in words:
            found.setdefault(stem(word), stem(first))
    return found
