using System.Text;

namespace CallInsight.Bench.Measuring;

/// <summary>One piece of made-up speech.</summary>
public sealed record Said(string Speaker, double Start, double End, string Text);

/// <summary>
/// Sales talk from a small grammar, always the same for the same number: about as many different words in a call as real
/// speech has (a thousand in 6,000), with the questions, fillers, figures and promises that the rules look for.
/// </summary>
public sealed class MadeUpSpeech
{
    private const double SecondsAWord = 0.4;

    private static readonly string[] Openers =
    [
        "So {s} {v} {o}.", "Um, {s} {v} {o}, you know, because {s} {v} {o}.", "{s} {v} {o} and {s} {v} {o}.", "Well, the {n} {p} {a}.", "I think {s} {v} {o} before the {n} {p} {a}.",
        "Do you {v} {o} today?", "How do you {v} {o} when the {n} {p} {a}?", "What {p} the {n} for you?", "Could you tell me who {v} {o}?", "I will send you {o} on {d}.",
        "We should {v} {o} by {d}.", "Honestly, {o} {p} {a}.", "The price of {o} is {i} thousand dollars a {n}.", "That {n} {p} {a}, isn't it?", "We looked at {o} last year, but the {n} {p} {a}.",
        "Our budget for {o} is about {i} percent of the {n}.", "Let us schedule a call on {d} to {v} {o}.", "My {n} has to approve {o}.", "Right, {s} {v} {o}.", "Yeah, that makes sense, the {n} {p} {a}.",
    ];

    private static readonly string[] Short = ["Okay.", "Mhm.", "Yeah, exactly.", "Right, I see.", "Sure.", "Uh-huh.", "Good point.", "No, not really.", "Could you say that again?", "Great, thank you."];
    private static readonly string[] Subjects = ["we", "you", "they", "our team", "the people in finance", "my manager", "I", "the customer", "your colleagues", "everybody here", "the vendor", "nobody"];
    private static readonly string[] Copulas = ["is", "was", "looks", "will be", "seems", "became", "has been", "stays"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the end of the month", "next week", "March 3rd", "tomorrow"];
    private static readonly string[] Verbs = Words("need want use build check compare review import export measure replace renew cancel schedule discuss approve sign test configure support explain follow track forecast reduce increase migrate connect share record analyse coach train hire manage plan deliver ship install upgrade invoice pay deploy integrate secure update audit protect evaluate choose recommend consider prefer understand remember promise expect clean merge split move load draw write read answer ask call visit meet join leave start stop finish improve break fix rebuild rethink reuse");
    private static readonly string[] Nouns = Words("contract invoice dashboard report pipeline forecast integration platform server license discount quarter budget procurement onboarding training support ticket incident backup database network laptop warehouse shipment supplier customer prospect lead campaign newsletter website landing page form survey interview candidate salary payroll vacation office building lease rent insurance policy claim doctor patient hospital clinic pharmacy school teacher student course exam library museum hotel restaurant kitchen menu recipe flight airport train station ticket bus driver truck engine battery charger cable screen keyboard printer scanner camera microphone headset phone number address account password signature document folder archive migration roadmap release feature bug deadline milestone sprint backlog standup retrospective demo trial pilot rollout adoption churn renewal upsell margin revenue cost expense refund payment card bank loan interest mortgage tax audit compliance privacy security encryption firewall gateway router switch cluster container queue topic stream event log metric alert threshold target quota commission bonus territory region country city street market segment industry competitor partner reseller distributor agency consultant lawyer accountant auditor director president founder engineer designer analyst architect operator technician mechanic electrician plumber carpenter gardener farmer field harvest weather season winter summer holiday weekend morning afternoon evening minute hour month year decade conversation question answer objection concern proposal agreement signature stakeholder champion decision committee board meeting agenda summary transcript recording playlist scorecard coaching feedback review goal plan strategy vision mission value culture team member manager owner admin user role permission session token key vault");
    private static readonly string[] Adjectives = Words("good bad great terrible slow fast cheap expensive simple complicated new old ready late early open closed clear unclear safe risky strong weak happy unhappy stable broken important urgent useful useless flexible rigid accurate wrong modern outdated friendly rude helpful annoying perfect awful reliable fragile quiet loud bright dark heavy light warm cold full empty busy free local global private public internal external manual automatic digital legal medical financial technical commercial seasonal temporary permanent available missing valid expired active idle pending final partial complete");

    private readonly Random _chance;

    private MadeUpSpeech(int number) => _chance = new Random(number);

    /// <summary>A call of at least so many words between a rep and a customer.</summary>
    public static IReadOnlyList<Said> Call(int number, int words)
    {
        var speech = new MadeUpSpeech(number);
        var said = new List<Said>();
        var (count, at) = (0, 0.0);
        while (count < words)
        {
            var text = speech.Utterance();
            var spoken = text.Count(' ') + 1;
            var end = at + (spoken * SecondsAWord);
            said.Add(new Said(said.Count % 2 == 0 ? "rep" : "customer", Math.Round(at, 2), Math.Round(end, 2), text));
            count += spoken;
            at = end + (speech._chance.NextDouble() * 1.5) - 0.3;
        }

        return said;
    }

    private string Utterance()
    {
        if (_chance.Next(4) == 0)
        {
            return One(Short);
        }

        var sentences = 1 + _chance.Next(3);
        return string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentence(One(Openers))));
    }

    private string Sentence(string pattern)
    {
        var text = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '{')
            {
                text.Append(Filling(pattern[at + 1]));
                at += 2;
            }
            else
            {
                text.Append(pattern[at]);
            }
        }

        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }

    private string Filling(char what) => what switch
    {
        's' => One(Subjects),
        'v' => Common(Verbs),
        'n' => Common(Nouns),
        'o' => $"the {(_chance.Next(2) == 0 ? Common(Adjectives) + " " : "")}{Common(Nouns)}{(_chance.Next(3) == 0 ? " " + Common(Nouns) : "")}",
        'p' => One(Copulas),
        'a' => (_chance.Next(5) == 0 ? "very " : "") + Common(Adjectives),
        'd' => One(Days),
        _ => (10 + _chance.Next(90)).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private string One(string[] among) => among[_chance.Next(among.Length)];

    // The first words of a list come more often than the last, as in speech.
    private string Common(string[] among) => among[(int)(among.Length * Math.Pow(_chance.NextDouble(), 1.7))];

    private static string[] Words(string list) => list.Split(' ');
}
