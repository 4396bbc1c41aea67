using System.Net.Sockets;
using CallInsight.Silo.Hosting;
using CallInsight.Storage;
using CallInsight.Storage.Secrets;
using CallInsight.Web.Hosting;
using Microsoft.AspNetCore.Connections;

try
{
    await StandAlone.RunAsync(args);
    return 0;
}
catch (StartRefusal refusal)
{
    Announcement.Refuse(refusal.Message);
    return 1;
}
catch (IOException e) when (e.InnerException is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
{
    Announcement.Refuse($"{e.Message.TrimEnd('.')}. Another program listens there: stop it, or choose another address with ASPNETCORE_URLS=http://localhost:5081.");
    return 1;
}

// Visible to the tests that start it.
public partial class Program;
