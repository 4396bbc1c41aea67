using System.Net.Mail;
using System.Security.Cryptography;
using CallInsight.Contracts;
using CallInsight.Contracts.Operations;
using CallInsight.Grains.SignIn;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Operations.Operators;

[GrainType("operators")]
internal sealed class OperatorsGrain(OperatorStore store, TimeProvider time) : Grain, IOperatorsGrain
{
    private const int LongestName = 100;
    private const int MostAddresses = 10_000;
    private static readonly TimeSpan LinkLasts = TimeSpan.FromDays(1);
    private readonly Dictionary<string, WrongSignIns> _addresses = new(StringComparer.Ordinal);
    private Dictionary<Guid, OperatorAccount> _accounts = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => _accounts = await store.LoadAsync(cancellationToken);

    public async Task<Result<OperatorLink>> Invite(InviteOperator command)
    {
        var (email, name) = (command.Email.Trim(), command.Name.Trim());
        if (FaultsOf(email, name) is { Count: > 0 } faults)
        {
            return new Refusal("operator.invalid", RefusalKind.Invalid, "Some fields are not right.", faults);
        }

        var (token, expires) = (Tokens.Random(), time.GetUtcNow() + LinkLasts);
        var account = Find(email) ?? new OperatorAccount(Guid.CreateVersion7(time.GetUtcNow()), email, name, "invited", null, null, 0, [], 0, null, 1, null);
        await SaveAsync(account with { Link = new PendingLink(Tokens.Hash(token), TimeCodes.NewSecret(), expires) }, new OperatorEntry(command.By, "operator.linkMade", Detail: account.Email));
        return new OperatorLink(account.Id, token, expires);
    }

    public Task<OperatorEnrolment?> FindLink(string token)
        => Task.FromResult(Linked(token) is { Link: { } link } account ? new OperatorEnrolment(account.Email, account.Name, TimeCodes.Written(link.Codes)) : null);

    public async Task<Result<OperatorEnrolled>> UseLink(UseOperatorLink command)
    {
        if (Linked(command.Token) is not { Link: { } link } account)
        {
            return OperatorRefusals.LinkUsed;
        }

        if (TimeCodes.StepOf(command.Code, link.Codes, time.GetUtcNow(), 0) is not { } step)
        {
            return OperatorRefusals.WrongCode;
        }

        var codes = RecoveryCodes.Make();
        var after = account.Enrolled(command.PasswordHash, step, codes);
        await SaveAsync(after, new OperatorEntry(account.Id, "operator.enrolled"), signedIn: true);
        return new OperatorEnrolled(after.Session!, codes);
    }

    public async Task<OperatorAttempt?> BeginSignIn(string email, string addressHash)
    {
        if (!Address(addressHash).Begin(time.GetUtcNow()) || Find(email) is not { } account || account.Attempted(time.GetUtcNow()) is not { } attempted)
        {
            return null;
        }

        await SaveAsync(attempted, null);
        return new OperatorAttempt(account.Id, account.PasswordHash!);
    }

    public async Task<OperatorSession?> EndSignIn(EndOperatorSignIn command)
    {
        var account = command.Account is { } id && command.HasPassword ? _accounts.GetValueOrDefault(id) : null;
        var after = account?.WithCode(command.Code, time.GetUtcNow());
        Address(command.AddressHash).End(time.GetUtcNow(), isWrong: after is null);
        if (after?.Session is not { } session)
        {
            return null;
        }

        await SaveAsync(after, new OperatorEntry(after.Id, "operator.signedIn", Detail: after.Recovery.Count < account!.Recovery.Count ? "by a recovery code" : null), signedIn: true);
        return session;
    }

    public Task<OperatorSession?> GetSession(Guid account) => Task.FromResult(_accounts.GetValueOrDefault(account)?.Session);

    public async Task SignOut(Guid account)
    {
        if (_accounts.GetValueOrDefault(account) is { } known)
        {
            await SaveAsync(known with { Epoch = known.Epoch + 1 }, new OperatorEntry(account, "operator.signedOut"));
        }
    }

    public async Task<Result<Done>> Deactivate(DeactivateOperator command)
    {
        if (_accounts.GetValueOrDefault(command.Account) is not { Status: not "deactivated" } account)
        {
            return OperatorRefusals.NotFound;
        }

        if (account.IsActive && _accounts.Values.Count(a => a.IsActive) == 1)
        {
            return OperatorRefusals.Last;
        }

        await SaveAsync(account with { Status = "deactivated", Epoch = account.Epoch + 1, Link = null }, new OperatorEntry(command.By, "operator.deactivated", Detail: account.Email));
        return Done.It;
    }

    private static Dictionary<string, string> FaultsOf(string email, string name)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!MailAddress.TryCreate(email, out _) || email.Length > 254)
        {
            faults["email"] = "Give an e-mail address, such as ada@example.com.";
        }

        if (name.Length is 0 or > LongestName)
        {
            faults["name"] = $"Give a name of 1 to {LongestName} characters.";
        }

        return faults;
    }

    private OperatorAccount? Find(string email) => _accounts.Values.FirstOrDefault(a => a.Email.Equals(email.Trim(), StringComparison.OrdinalIgnoreCase));

    private OperatorAccount? Linked(string token)
    {
        var hash = Tokens.Hash(token);
        return _accounts.Values.FirstOrDefault(a => a.Link is { } link && link.ExpiresAt > time.GetUtcNow() && CryptographicOperations.FixedTimeEquals(link.Hash, hash));
    }

    private WrongSignIns Address(string hash)
    {
        if (_addresses.Count > MostAddresses)
        {
            _addresses.Clear();
        }

        return _addresses.TryGetValue(hash, out var known) ? known : _addresses[hash] = new WrongSignIns();
    }

    /// <summary>Memory changes after the store has said yes; where its answer was lost, all is read anew.</summary>
    private async Task SaveAsync(OperatorAccount after, OperatorEntry? entry, bool signedIn = false)
    {
        try
        {
            await store.SaveAsync(after, entry, signedIn, CancellationToken.None);
        }
        catch (Npgsql.NpgsqlException)
        {
            DeactivateOnIdle();
            throw;
        }

        _accounts[after.Id] = after;
    }
}
