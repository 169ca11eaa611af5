// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {Draw} from "./Draw.sol";
import {FeedActions} from "./FeedActions.sol";

/// The pool's traders, donors, signers, and a receiver that calls back.
abstract contract MarketActions is FeedActions {
    /// Someone trades in the pool, in either direction.
    function pool_swap(bool sellFlat, uint256 raw) external happening {
        _sell(sellFlat, Draw.bound(raw, 1, _held(sellFlat) / 20 + 1));
    }

    /// FLAT is sold below the band and stays there for longer than the window of the mean; the feeds go on.
    function pool_slump(uint256 raw) external happening {
        _recover();
        _sell(true, Draw.bound(raw, _held(true) / 100, _held(true) / 10));
        _pass(31 minutes);
        _refresh();
    }

    /// The pool's price is moved to about where a peg purchase becomes possible, in one block: the mean stays behind.
    function pool_edge(uint256 raw) external happening {
        _recover();
        uint256 oracle = flat.redemptionPrice() * 1e18 / flat.ethUsdPrice();
        uint256 target = oracle * Draw.bound(raw, 9850, 10_050) / 10_000;
        // Safe: a trade that the pool refuses did not happen
        try swapper.moveTo(address(pool), twap.sqrtPriceAt(address(pool), address(flat), target)) {} catch {}
    }

    /// Ether appears on an account without a message, as from a block reward or a self-destruct.
    function ether_appear(uint256 where, uint256 raw) external happening {
        address to = someone(where);
        _give(to, to.balance + Draw.bound(raw, 0, 1_000 ether));
    }

    /// A plain transfer of ether, without calldata.
    function ether_send(uint256 who, uint256 where, uint256 raw) external {
        address from = _actor(who);
        _act(from, someone(where), _ether(raw, from), "");
    }

    function weth_transfer(uint256 who, uint256 where, uint256 raw) external {
        address from = _actor(who);
        uint256 value = Draw.amount(raw, weth.balanceOf(from));
        _act(from, address(weth), 0, abi.encodeCall(IERC20.transfer, (someone(where), value)));
    }

    function weth_deposit(uint256 who, uint256 raw) external {
        address from = _actor(who);
        _act(from, address(weth), _ether(raw, from), abi.encodeCall(weth.deposit, ()));
    }

    /// A permit with a real signature; one time in four it is signed by somebody else.
    function flat_permitSigned(uint256 who, uint256 owner, uint256 to, uint256 raw) external {
        owner %= _keys.length;
        uint256 by = raw & 3 == 0 ? (owner + 1) % _keys.length : owner;
        uint256 value = Draw.amount(raw >> 2, flat.balanceOf(signers[owner]));
        bytes memory data = _signed(by, signers[owner], someone(to), value, block.timestamp + (raw >> 128));
        _act(_actor(who), address(flat), 0, data);
    }

    function _signed(uint256 by, address owner, address spender, uint256 value, uint256 deadline)
        private
        view
        returns (bytes memory)
    {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(by, owner, spender, value, deadline);
        return abi.encodeCall(flat.permit, (owner, spender, value, deadline, v, r, s));
    }

    /// Arms the receiver: paid ether, it will call back into the suite.
    function receiver_arm(uint256 what, uint256 raw, bool insist) external happening {
        uint256 amount = Draw.amount(raw, flat.balanceOf(address(receiver)));
        uint256 way = what % 9;
        if (way == 0) receiver.arm(address(0), 0, "", false);
        if (way == 1) receiver.arm(address(flat), 0, abi.encodeCall(flat.redeem, (amount, 0)), insist);
        if (way == 2) receiver.arm(address(flat), 1 ether, abi.encodeCall(flat.buy, (0)), insist);
        if (way == 3) receiver.arm(address(flat), 0, abi.encodeCall(flat.transfer, (someone(raw >> 64), amount)), insist);
        if (way == 4) receiver.arm(address(ocean), 0, abi.encodeCall(ocean.compound, ()), insist);
        if (way == 5) receiver.arm(address(flat), 0, abi.encodeCall(flat.pegPurchase, (1 + amount % 1e21)), insist);
        if (way == 6) receiver.arm(address(core), 0, abi.encodeCall(core.pulse, ()), insist);
        if (way == 7) receiver.arm(address(ghost), 1 ether, abi.encodeCall(ghost.buy, (0)), insist);
        if (way == 8) receiver.arm(address(defense), 0, abi.encodeCall(defense.defend, ()), insist);
    }

    /// All that happens besides the functions of the suite.
    function _happenings() internal pure virtual returns (bytes4[] memory all) {
        bytes4[17] memory own = [
            this.time_wait.selector,
            this.time_leap.selector,
            this.feed_publish.selector,
            this.feed_jump.selector,
            this.feed_break.selector,
            this.feed_outage.selector,
            this.feed_recover.selector,
            this.ether_crash.selector,
            this.pool_swap.selector,
            this.pool_slump.selector,
            this.pool_edge.selector,
            this.ether_appear.selector,
            this.ether_send.selector,
            this.weth_transfer.selector,
            this.weth_deposit.selector,
            this.flat_permitSigned.selector,
            this.receiver_arm.selector
        ];
        all = new bytes4[](own.length);
        for (uint256 i; i < own.length; ++i) all[i] = own[i];
    }

    /// What the trader has of the token that is to be sold.
    function _held(bool sellFlat) private view returns (uint256) {
        return IERC20(sellFlat ? address(flat) : address(weth)).balanceOf(address(swapper));
    }

    function _sell(bool sellFlat, uint256 amount) private {
        if (amount == 0 || amount > _held(sellFlat)) return; // Safe: there is nothing to trade
        bool flatIsToken0 = address(flat) < address(weth);
        // Safe: a trade that the pool refuses did not happen
        try swapper.sell(address(pool), sellFlat == flatIsToken0, amount) {} catch {}
    }
}
