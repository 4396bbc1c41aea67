using CallInsight.Grains.Demo.Plan;

namespace CallInsight.Grains.Demo.Script;

/// <summary>Lets two or three people talk, so that the call shows what its rep is planned to do.</summary>
internal sealed class Dialogue
{
    private const double ClosedPerMinute = 0.45;
    private const double AskedBackPerMinute = 0.4;
    private const int LongestAnswer = 12;
    private const double TellsAStory = 0.06;
    private const double Reacts = 0.75;
    private const double CustomerCutsIn = 0.02;

    private static readonly string[] Acknowledgements = ["Mhm.", "Right.", "Okay.", "Yeah.", "I see."];
    private static readonly string[] Fillers = ["Um, ", "You know, ", "I mean, ", "Uh, "];
    private static readonly string[] Openers = ["Well, ", "Yes, ", "So, ", "Oh, "];

    private readonly MadeUpCall _call;
    private readonly Behaviour _rep;
    private readonly Dice _dice;
    private readonly double _minutes;
    private readonly Deck _deck;
    private readonly SpeechClock _clock;
    private double _askedOpen;
    private double _askedClosed;
    private double _askedBack;
    private bool _asked;
    private double _ends;

    private Dialogue(MadeUpCall call, Dice dice)
    {
        (_call, _rep, _dice) = (call, call.Behaviour, dice);
        _minutes = Scenes.Minutes(call.Slot.Stage, dice);
        _deck = new Deck(dice, Slots.Of(call, _minutes, dice));
        _clock = new SpeechClock(_rep.WordsPerMinute, Math.Clamp(dice.Normal(158, 9), 130, 185));
    }

    /// <summary>All that is said in the call.</summary>
    public static IReadOnlyList<Spoken> Of(MadeUpCall call, Dice dice)
    {
        var dialogue = new Dialogue(call, dice);
        dialogue.Play();
        return dialogue._clock.Spoken;
    }

    private void Play()
    {
        Exchange("hello");
        var ends = _clock.Now;
        _ends = ends + (_minutes * 60);
        foreach (var scene in Scenes.Of(_call.Slot.Stage, _dice))
        {
            ends += scene.Share * _minutes * 60;
            while (_clock.Now < ends && scene.Share > 0)
            {
                RepTurn(scene.Name);
                CustomerTurn(scene.Name);
            }
        }

        Exchange(_rep.NextStep ? "next.dated" : "next.vague");
        Exchange("bye");
    }

    /// <summary>One sentence each.</summary>
    private void Exchange(string scene)
    {
        _clock.Say(Voices.Rep, _deck.Draw(scene, "rep"), Pause());
        _clock.Say(Voices.Contact, _deck.Draw(scene, "customer"), _dice.Between(0.2, 0.6));
    }

    private void RepTurn(string scene)
    {
        var (cutsIn, upTo) = (CutsIn(_rep.Interrupts * 2), _dice.Between(0, _rep.LongestTurn - 3));
        var said = 0;
        do
        {
            var gap = said > 0 ? Breath(Voices.Contact) : cutsIn ? -_dice.Between(2.1, 2.6) : Pause();
            _clock.Say(Voices.Rep, Filled(_deck.Draw(scene, "rep")), gap);
            said++;
        }
        while (said < (cutsIn ? 2 : 1) || (_clock.RepLead(_rep.TalkRatio) < upTo && said < _rep.LongestTurn && _clock.Now < _ends));

        _asked = Ask(scene);
    }

    private void CustomerTurn(string scene)
    {
        var speaker = _call.Customer.Second is not null && _dice.Chance(0.3) ? Voices.Second : Voices.Contact;
        var downTo = _dice.Chance(TellsAStory) ? -_dice.Between(15, 35) : -_dice.Between(0, 5);
        var cutsIn = CutsIn(CustomerCutsIn);
        var gap = cutsIn ? -_dice.Between(2.1, 2.6) : _dice.Chance(0.12) ? -_dice.Between(0.1, 0.5) : _dice.Between(0.2, 0.7);
        var said = 0;
        if (!_asked && scene != "smalltalk" && _dice.Chance(Reacts))
        {
            _clock.Say(speaker, _deck.Draw(_dice.Chance(_call.Warmth) ? "warm" : "cold", "customer"), gap);
            gap = Breath(Voices.Rep);
            said++;
        }

        var first = said;
        do
        {
            var sentence = _deck.Draw(scene, "customer");
            _clock.Say(speaker, said == 0 && _dice.Chance(0.2) ? After(_dice.Pick(Openers), sentence) : sentence, said == first ? gap : Breath(Voices.Rep));
            said++;
        }
        while (said < (cutsIn ? 2 : 1) || (_clock.RepLead(_rep.TalkRatio) > downTo && said < LongestAnswer && _clock.Now < _ends));

        if (Due(AskedBackPerMinute, ref _askedBack))
        {
            _clock.Say(speaker, _deck.Draw(scene, "back"), _dice.Between(0.2, 0.5));
        }
    }

    /// <summary>Ends the rep's turn with a question, where one is due.</summary>
    private bool Ask(string scene)
    {
        var kind = Due(_rep.OpenPerMinute, ref _askedOpen) ? "ask.open" : Due(ClosedPerMinute, ref _askedClosed) ? "ask.closed" : null;
        if (kind is not null)
        {
            _clock.Say(Voices.Rep, _deck.Draw(scene, kind), _dice.Between(0.2, 0.5));
        }

        return kind is not null;
    }

    private bool Due(double perMinute, ref double asked)
    {
        if ((_clock.Now / 60 * perMinute) - asked < 0.5)
        {
            return false;
        }

        asked++;
        return true;
    }

    // Only a sentence that is long enough can be cut into: two seconds before its end count as an interruption.
    private bool CutsIn(double probability) => _clock.Latest > 3.2 && _dice.Chance(probability);

    private double Pause() => Math.Max(0.05, _dice.Normal(_rep.Patience, 0.12));

    /// <summary>The gap between two sentences of a turn, in which the other may murmur, and now and then nobody says anything.</summary>
    private double Breath(string listener)
    {
        if (_dice.Chance(0.12))
        {
            _clock.Murmur(listener, _dice.Pick(Acknowledgements));
        }

        return _dice.Chance(0.015) ? _dice.Between(3, 6) : _dice.Between(0.15, 0.5);
    }

    private string Filled(string sentence) => _dice.Chance(_rep.Fillers * 2) ? After(_dice.Pick(Fillers), sentence) : sentence;

    private static string After(string opener, string sentence)
        => sentence.StartsWith("I ", StringComparison.Ordinal) || sentence.StartsWith("I'", StringComparison.Ordinal) ? opener + sentence : opener + char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
