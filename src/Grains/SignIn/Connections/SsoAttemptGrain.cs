using System.Security.Cryptography;
using System.Text;
using CallInsight.Contracts;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.SignIn.Connections;

namespace CallInsight.Grains.SignIn.Connections;

[GrainType("sso-attempt")]
internal sealed class SsoAttemptGrain(ConnectionStore store, Providers providers, OidcExchange exchange, SsoAdmission admission, TimeProvider time) : TenantOwnedGrain, ISsoAttemptGrain
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private Begun? _begun;

    public async Task<Result<SsoBegun>> Begin(BeginSso command)
    {
        if (command.Tester is { } tester && RoleTable.Of(tester, Permission.ConnectionsWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, command.Connection, CancellationToken.None) is not { } connection || (!connection.Enabled && command.Tester is null))
        {
            return ConnectionRefusals.NotFound;
        }

        var (provider, fault) = await providers.FindAsync(connection.Settings.Issuer, fresh: command.Tester is not null, CancellationToken.None);
        if (provider is null)
        {
            return await NoAnswerAsync(connection, command.Tester, fault!);
        }

        var request = OidcRequest.New(GrainKeys.LastId(this.GetPrimaryKeyString()), command.RedirectUri);
        _begun = new Begun(connection, provider, request, command, time.GetUtcNow() + Lasts);
        DelayDeactivation(Lasts);
        return new SsoBegun(request.AddressAt(provider, connection.Settings), request.BrowserKey);
    }

    public async Task<Result<SsoFinished>> Finish(FinishSso command)
    {
        // Taken before anything is awaited: whoever comes second finds nothing.
        var begun = _begun;
        _begun = null;
        DeactivateOnIdle();
        if (begun is null || begun.Until <= time.GetUtcNow() || !begun.IsAnsweredBy(command))
        {
            return SsoRefusals.Expired;
        }

        if (await store.FindAsync(TenantId, command.Connection, CancellationToken.None) is not { } connection || connection.Revision != begun.Connection.Revision || (!connection.Enabled && begun.Command.Tester is null))
        {
            return ConnectionRefusals.NotFound;
        }

        var vouched = await exchange.RunAsync(connection, begun.Provider, begun.Request, command, CancellationToken.None);
        return begun.Command.Tester is { } tester ? await TestAsync(connection, tester, vouched, begun.Command.ReturnUrl) : await SignInAsync(connection, vouched, command, begun.Command.ReturnUrl);
    }

    private async Task<Result<SsoFinished>> SignInAsync(Connection connection, Vouched vouched, FinishSso command, string returnUrl)
    {
        if (vouched.PersonFor(connection.Settings) is not { } person)
        {
            await store.NoteRefusedAsync(TenantId, connection, vouched.Checks.Failed?.Told ?? "unknown", CancellationToken.None);
            return command.Error is null ? SsoRefusals.NotAccepted : SsoRefusals.Declined;
        }

        var match = await admission.FindAsync(TenantId, connection, person, vouched.Checks, CancellationToken.None);
        var admitted = match.Ok ? await admission.AdmitAsync(TenantId, connection, person, match.Value) : match.Refusal!;
        if (admitted.Refusal is { } refusal)
        {
            await store.NoteRefusedAsync(TenantId, connection, refusal.Code, CancellationToken.None);
            return refusal;
        }

        return new SsoFinished(admitted.Value, returnUrl);
    }

    private async Task<Result<SsoFinished>> TestAsync(Connection connection, Actor tester, Vouched vouched, string returnUrl)
    {
        var outcome = "Nobody would be signed in: what must pass did not.";
        if (vouched.PersonFor(connection.Settings) is { } person)
        {
            var match = await admission.FindAsync(TenantId, connection, person, vouched.Checks, CancellationToken.None);
            outcome = match switch
            {
                { Refusal: { } refusal } => $"This person would be refused: {refusal.Message}",
                { Value.IsNew: true } => $"{person.Email} would become a member.",
                _ => $"{person.Name} would be signed in as the member that is here.",
            };
        }

        await store.KeepTestAsync(TenantId, tester, connection, new ConnectionTest(vouched.Checks.All, vouched.Seen, outcome), CancellationToken.None);
        return new SsoFinished(null, returnUrl);
    }

    private async Task<Refusal> NoAnswerAsync(Connection connection, Actor? tester, string fault)
    {
        if (tester is not null)
        {
            var test = new ConnectionTest([new ConnectionCheck("Discovery", false, true, fault)], [], "The provider could not be asked.");
            await store.KeepTestAsync(TenantId, tester, connection, test, CancellationToken.None);
        }

        return SsoRefusals.NoAnswer;
    }

    /// <summary>What was asked of whom, until when.</summary>
    private sealed record Begun(Connection Connection, Provider Provider, OidcRequest Request, BeginSso Command, DateTimeOffset Until)
    {
        /// <summary>Whether an answer comes to the same connection, from the browser that began, and belongs to this request.</summary>
        public bool IsAnsweredBy(FinishSso answer)
            => answer.Connection == Connection.Id && IsSame(answer.BrowserKey, Request.BrowserKey) && IsSame(answer.State, Request.State)
                && (Command.Tester is null || (Command.Tester.Member is not null && Command.Tester.Member == answer.Visitor));

        private static bool IsSame(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
    }
}
